import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { AttachmentsService, type OpenedFile } from '../conversations/attachments.service';
import { userError } from '../errors';
import { FileKeysRepository } from './file-keys.repository';
import { isSignatureOf, type FileGrant } from './file-link';

/** Files of messages for other systems, which bring nothing but a signed address. */
@Injectable()
export class FilesService {
  constructor(
    private readonly keys: FileKeysRepository,
    private readonly attachments: AttachmentsService,
    private readonly clock: Clock,
  ) {}

  /** @throws UserError `file.link_invalid` whatever is wrong with the address, so that it tells nothing else */
  async open(grant: FileGrant, signature: string): Promise<OpenedFile> {
    const owner = await this.keys.ownerOf(grant.message);
    const isGranted = owner !== null && isSignatureOf(owner.key, grant, signature) && this.clock.now() <= grant.until;
    if (!isGranted) throw userError(404, 'file.link_invalid');
    return this.attachments.open(owner.workspaceId, grant.message);
  }
}
