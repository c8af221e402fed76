import { ActionIcon, FileButton, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { attachableTypes, type AttachedFile } from '@sendero/shared';
import { IconLink, IconPaperclip, IconTemplate, IconUpload } from '@tabler/icons-react';
import { LinkDialog } from './link-dialog';

interface Props {
  readonly onFile: (file: File) => void;
  readonly onLink: (file: Extract<AttachedFile, { link: string }>) => void;
  readonly onTemplate: () => void;
}

/** What can go out besides text. */
export function AttachMenu({ onFile, onLink, onTemplate }: Props) {
  const [linking, link] = useDisclosure(false);
  return (
    <>
      <FileButton accept={attachableTypes.join(',')} onChange={(file) => file && onFile(file)}>
        {({ onClick }) => (
          <Menu position="top-start" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={36} aria-label="Attach" title="Attach">
                <IconPaperclip size={20} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={onClick}>
                Upload a file
              </Menu.Item>
              <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={link.open}>
                A file by its link
              </Menu.Item>
              <Menu.Item leftSection={<IconTemplate size={16} aria-hidden />} onClick={onTemplate}>
                A template
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </FileButton>
      {linking && <LinkDialog onAttach={onLink} onClose={link.close} />}
    </>
  );
}
