import { NodeService } from './components/service.js';
import { PortSummaryView } from './components/port-summary-view.js';
import { mount } from './components/mount.js';

/** What lies at a port: a summary, a picture, a curve, its history. It asks nothing after the first data. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const view = new PortSummaryView(root, frame, await service.initialData());
    view.start();
    return view;
  });
};
