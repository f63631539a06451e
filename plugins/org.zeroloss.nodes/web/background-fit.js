import { NodeService } from './components/service.js';
import { EmbeddedSubtraction, RemoteSubtraction } from './components/subtraction-source.js';
import { SubtractionView } from './components/subtraction-view.js';
import { mount } from './components/mount.js';

/** The view of Background Fitter: the formula on the spectrum of a pixel, and what it leaves. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const source = service.embedded
      ? new EmbeddedSubtraction(service.embedded)
      : new RemoteSubtraction(service, await service.initialData());
    const view = new SubtractionView(root, frame, source, {
      image: 0,
      fittedOnDemand: true,
      fromLabel: 'start of fit',
      toLabel: 'end of fit',
      blankLabel: 'background ends',
    });
    await view.start();
    return view;
  });
};
