import { Module } from '@nestjs/common';
import { SandboxModule } from '../sandbox/sandbox.module';
import { DemoRepository } from './demo.repository';
import { SandboxPhone } from './sandbox-phone';

/** What a new installation starts with. */
@Module({ imports: [SandboxModule], providers: [DemoRepository, SandboxPhone], exports: [SandboxPhone] })
export class DemoModule {}
