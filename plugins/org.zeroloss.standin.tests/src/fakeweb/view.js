import { shout } from './parts/shout.js';

export default async (shadowRoot, knimeService) => {
  shadowRoot.append(shout(knimeService.getConfig().nodeId));
  return { teardown() {} };
};
