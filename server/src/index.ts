export { readConfig, type Config } from './config';
export { DEMO_CHANNEL, DEMO_NUMBER, DEMO_WORKSPACE, demoWebhookPath } from './demo/demo-workspace';
export { demoTemplates } from './demo/demo-templates';
export { startServer, type RunningServer } from './start-server';
