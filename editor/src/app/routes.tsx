import { lazy } from 'react';
import { createBrowserRouter, Navigate } from 'react-router';
import { ContactPage } from '../contacts/contact-page';
import { ContactsPage } from '../contacts/contacts-page';
import { DashboardPage } from '../dashboard/dashboard-page';
import { InboxPage } from '../inbox/inbox-page';
import { JourneysPage } from '../journeys/journeys-page';
import { NewSegmentPage, SegmentPage } from '../segments/segment-page';
import { SegmentsPage } from '../segments/segments-page';
import { InboxSettingsPage } from '../settings/inbox-settings-page';
import { SettingsPage } from '../settings/settings-page';
import { TemplatesPage } from '../templates/templates-page';
import { AppShell } from './app-shell';
import { NotFoundPage } from './not-found-page';
import { RouteError } from './route-error';

/** The canvas and the engine that it runs are loaded when a journey is opened. */
const JourneyPage = lazy(async () => {
  const { JourneyPage } = await import('../canvas/journey-page');
  return { default: JourneyPage };
});

const ReplayPage = lazy(async () => {
  const { ReplayPage } = await import('../replay/replay-page');
  return { default: ReplayPage };
});

const ReportPage = lazy(async () => {
  const { ReportPage } = await import('../report/report-page');
  return { default: ReportPage };
});

const HeatPage = lazy(async () => {
  const { HeatPage } = await import('../heat/heat-page');
  return { default: HeatPage };
});

const RulesPage = lazy(async () => {
  const { RulesPage } = await import('../rules/rules-page');
  return { default: RulesPage };
});

const ChatLinksPage = lazy(async () => {
  const { ChatLinksPage } = await import('../chat-links/chat-links-page');
  return { default: ChatLinksPage };
});

const WebhooksPage = lazy(async () => {
  const { WebhooksPage } = await import('../webhooks/webhooks-page');
  return { default: WebhooksPage };
});

const EndpointPage = lazy(async () => {
  const { EndpointPage } = await import('../webhooks/endpoint-page');
  return { default: EndpointPage };
});

export const router = createBrowserRouter([
  {
    element: <AppShell />,
    errorElement: <RouteError />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { index: true, element: <Navigate to="/dashboard" replace /> },
          { path: 'dashboard', element: <DashboardPage /> },
          { path: 'journeys', element: <JourneysPage /> },
          { path: 'journeys/:id', element: <JourneyPage /> },
          { path: 'journeys/:id/report', element: <ReportPage /> },
          { path: 'journeys/:id/report/heat', element: <HeatPage /> },
          { path: 'rules', element: <RulesPage /> },
          { path: 'inbox/:conversationId?', element: <InboxPage /> },
          { path: 'contacts', element: <ContactsPage /> },
          { path: 'contacts/:id', element: <ContactPage /> },
          { path: 'runs/:id', element: <ReplayPage /> },
          { path: 'segments', element: <SegmentsPage /> },
          { path: 'segments/new', element: <NewSegmentPage /> },
          { path: 'segments/:id', element: <SegmentPage /> },
          { path: 'templates', element: <TemplatesPage /> },
          { path: 'settings', element: <SettingsPage /> },
          { path: 'settings/chat-links', element: <ChatLinksPage /> },
          { path: 'settings/inbox', element: <InboxSettingsPage /> },
          { path: 'settings/webhooks', element: <WebhooksPage /> },
          { path: 'settings/webhooks/:id', element: <EndpointPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
