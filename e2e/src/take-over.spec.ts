import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story(
  'somebody takes a conversation over, the bot keeps out of it, and has it back once it is resolved',
  async (stage) => {
    const { id } = await stage.api.createJourney('Reminder', remindingJourney('remind me'));
    await stage.api.publish(id);
    const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
    await phone.write('I need somebody to talk to');

    const inbox = await stage.open('/inbox');
    await inbox.getByRole('link', { name: /Noor/ }).click();
    const bar = inbox.getByTestId('who-has-it');
    await bar.getByText('The bot answers').waitFor();
    await bar.getByRole('button', { name: 'Take over' }).click();
    await bar.getByText('With people').waitFor();
    const listening = inbox.getByTestId('listening').getByRole('listitem');
    await listening.first().getByText('have the conversation').waitFor();
    await inbox.getByRole('link', { name: /Noor.*With people/ }).waitFor();

    // What would start a journey goes to people only, who answer.
    await phone.write('Remind me');
    const thread = inbox.getByTestId('thread');
    await thread.getByText('Remind me', { exact: true }).waitFor();
    await thread.getByRole('textbox', { name: 'Message' }).fill('Of course. What about?');
    await thread.getByRole('button', { name: 'Send' }).click();
    await phone.fromBusiness('Of course. What about?').waitFor();
    const [contact] = await stage.api.contacts();
    expect(await stage.api.runs(contact?.id ?? '')).toEqual([]);

    await bar.getByRole('button', { name: 'Resolve' }).click();
    await bar.getByText('The bot answers').waitFor();
    await phone.write('Remind me');
    await phone.fromBusiness('We will come back to you.').waitFor();
    expect(await stage.api.runs(contact?.id ?? '')).toMatchObject([{ journeyName: 'Reminder', status: 'active' }]);
  },
);
