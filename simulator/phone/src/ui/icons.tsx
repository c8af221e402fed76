import type { ReactNode } from 'react';

interface IconProps {
  /** In px. */
  readonly size?: number;
}

/** Drawn on a grid of 24; decorative: the control around it carries the name. */
function icon(paths: ReactNode): (props: IconProps) => ReactNode {
  return ({ size = 22 }) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {paths}
    </svg>
  );
}

export const BackIcon = icon(<path d="M15 5l-7 7 7 7" />);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const SmileIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M8.5 14a4.2 4.2 0 0 0 7 0M9 9.5v.5M15 9.5v.5" />
  </>,
);
export const CloseIcon = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const SendIcon = icon(<path d="M5 12h13M12 5l7 7-7 7" />);
export const ControlsIcon = icon(
  <>
    <path d="M4 7h9M19 7h1M4 17h1M11 17h9" />
    <circle cx="16" cy="7" r="2.5" />
    <circle cx="8" cy="17" r="2.5" />
  </>,
);
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </>,
);
export const ReplyIcon = icon(<path d="M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7" />);
export const LinkIcon = icon(<path d="M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5" />);
export const PhoneIcon = icon(
  <path d="M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z" />,
);
export const ListIcon = icon(<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01" />);
export const PinIcon = icon(
  <>
    <path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z" />
    <circle cx="12" cy="9.5" r="2.5" />
  </>,
);
export const CopyIcon = icon(
  <>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3" />
  </>,
);
export const FormIcon = icon(
  <>
    <rect x="5" y="3.5" width="14" height="17" rx="2" />
    <path d="M9 8.5h6M9 12.5h6M9 16.5h3" />
  </>,
);
export const ImageIcon = icon(
  <>
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <circle cx="9" cy="10" r="1.6" />
    <path d="M4 17l5-4 3.5 3 3-2.5L20 17" />
  </>,
);
export const DocumentIcon = icon(
  <path d="M13 3.5H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9.5zM13 3.5V9.5h6" />,
);
export const VideoIcon = icon(
  <>
    <rect x="3.5" y="6" width="12" height="12" rx="2" />
    <path d="M15.5 10.5l5-3v9l-5-3z" />
  </>,
);
export const AudioIcon = icon(
  <>
    <rect x="9" y="3.5" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5" />
  </>,
);
export const StickerIcon = icon(
  <>
    <path d="M5.5 3.5h13a2 2 0 0 1 2 2v8l-7 7h-8a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2zM20.5 13.5h-5a2 2 0 0 0-2 2v5" />
  </>,
);
export const WarningIcon = icon(<path d="M12 4L2.8 20h18.4zM12 10v4.5M12 17.3h.01" />);
export const CheckIcon = icon(<path d="M5 12.5l4.5 4.5L19 7.5" />);
export const DownIcon = icon(<path d="M6 9.5l6 6 6-6" />);
export const PeopleIcon = icon(
  <>
    <circle cx="9" cy="8.5" r="3.5" />
    <path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.5a6.5 6.5 0 0 1 3 5.5" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="M16 16l4.5 4.5" />
  </>,
);
