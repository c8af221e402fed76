import { notifications } from '@mantine/notifications';
import { messageOf } from '../api/problem-error';

/** A word of success that goes away by itself. */
export function toastSuccess(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4_000, closeButtonProps });
}

/** For a failure that has no better place, such as a command in a menu. */
export function toastFailure(title: string, error: unknown): void {
  notifications.show({ title, message: messageOf(error), color: 'red', autoClose: 10_000, closeButtonProps });
}

const closeButtonProps = { 'aria-label': 'Close' };
