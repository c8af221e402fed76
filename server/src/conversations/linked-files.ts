import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { linkedFileProblem, type MediaKind } from '@sendero/shared';
import { FileProbe } from '../calls/file-probe';
import { CONFIG, type Config } from '../config';
import { userError, UserError } from '../errors';

/** Files that WhatsApp fetches from the web itself. */
@Injectable()
export class LinkedFiles implements BeforeApplicationShutdown {
  private readonly probe: FileProbe;

  constructor(@Inject(CONFIG) { allowPrivateWebhooks }: Config) {
    this.probe = new FileProbe(allowPrivateWebhooks);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.probe.close();
  }

  /**
   * Asks the other side for type and size. What it does not tell is left to WhatsApp, which may reach what we can't.
   *
   * @throws UserError message.link_invalid, attachment.link_broken, attachment.type_unsupported, attachment.other_kind,
   * attachment.too_large
   */
  async mustBeSendable(kind: MediaKind, link: string): Promise<void> {
    const found = await this.probe.look(link);
    switch (found.type) {
      case 'silent':
        return;
      case 'private':
        throw userError(422, 'message.link_invalid');
      case 'missing':
        throw userError(422, 'attachment.link_broken');
      case 'file': {
        const problem = linkedFileProblem(kind, found);
        if (problem) throw new UserError(422, problem.code, problem.message);
      }
    }
  }
}
