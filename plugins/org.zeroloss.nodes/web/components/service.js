/**
 * Talks to the node's side of a view. KNIME, the live page of the headless application and the
 * report give the same few functions; the report adds `embedded`, what the node packed for a page
 * without anybody to ask.
 */
export class NodeService {
  constructor(knimeService) {
    this.knime = knimeService;
    this.config = knimeService.getConfig();
    this.calls = 0;
  }

  get embedded() {
    return this.knime.embedded ?? null;
  }

  /** @returns what the node shows first */
  async initialData() {
    const given = this.config.initialData ?? (await this.ask('initial_data', ''));
    const data = parsed(given);
    const failure = data.userError ?? data.internalError;
    if (failure) {
      throw new Error(failure.message ?? failure.title ?? String(failure));
    }
    return parsed(data.result);
  }

  /** Calls a method of the view's data service. */
  async call(method, ...params) {
    const request = JSON.stringify({ jsonrpc: '2.0', method, params, id: (this.calls += 1) });
    const answer = parsed(await this.ask('data', request));
    const failure = answer.userError ?? answer.internalError;
    const response = failure ? { error: failure } : parsed(answer.result);
    if (response.error) {
      throw new Error(response.error.data?.message ?? response.error.message ?? 'The node could not answer');
    }
    return response.result;
  }

  ask(serviceType, dataServiceRequest) {
    const { extensionType, nodeId, projectId, workflowId } = this.config;
    return this.knime.callNodeDataService({
      serviceType,
      dataServiceRequest,
      extensionType,
      nodeId,
      projectId,
      workflowId,
    });
  }

  /** Tells a report that the view has drawn itself. */
  drawn() {
    if (this.config.renderingConfig?.type === 'REPORT') {
      this.knime.setReportingContent?.(false);
    }
  }
}

function parsed(value) {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
