/* The live page: asks where the run stands, shows each node's part when it has ended, starts its view. */
const INTERVAL = 400;
const GONE = 204;
const $ = (id) => document.getElementById(id);
let run = 0;
const shown = new Map();

/** What it asks for is of one run: where another one has begun meanwhile the server has nothing to say. */
function service(host, of) {
  const node = host.dataset.node;
  const text = async (response) => {
    if (response.status === GONE) {
      throw new Error('The workflow runs again.');
    }
    const body = await response.text();
    if (!response.ok) {
      throw new Error(body);
    }
    return body;
  };
  return {
    getConfig: () => ({ nodeId: node }),
    callNodeDataService: async ({ serviceType, dataServiceRequest }) =>
      serviceType === 'initial_data'
        ? text(await fetch(`initial/${node}?${of}`))
        : { result: await text(await fetch(`data/${node}?${of}`, { method: 'POST', body: dataServiceRequest })) },
    getResourceLocation: (path) => `view/${node}/${path}`,
    setReportingContent: () => {},
  };
}

async function start(host, of, version) {
  try {
    const view = await import(`/view/${host.dataset.node}/${host.dataset.module}?${of}.${version}`);
    await view.default(host.attachShadow({ mode: 'open' }), service(host, of));
    host.dataset.state = 'ready';
  } catch (e) {
    host.dataset.state = 'failed';
    host.textContent = `The view cannot be shown: ${e.message}`;
  }
}

async function section(node) {
  const of = run;
  const response = await fetch(`section/${node.id}?${of}`);
  if (!response.ok || response.status === GONE) {
    return;
  }
  const holder = document.createElement('div');
  holder.innerHTML = await response.text();
  holder.dataset.node = node.id;
  const old = $('sections').querySelector(`:scope > [data-node="${node.id}"]`);
  if (old) {
    old.replaceWith(holder);
  } else {
    $('sections').append(holder);
  }
  holder.querySelectorAll('.node-view').forEach((host) => start(host, of, node.version));
}

/** The graph is drawn when a node has ended; until then the running node is marked here. */
function mark(nodes) {
  for (const node of nodes.filter((n) => n.state === 'running')) {
    const box = $('graph').querySelector(`a[href="#node-${node.id}"] .node`);
    if (box) {
      box.setAttribute('class', 'node running');
      box.querySelector('.small').textContent = `#${node.id} · running · ${Math.round(100 * node.fraction)} %`;
    }
  }
}

function line(node) {
  const li = document.createElement('li');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = node.fraction;
  bar.setAttribute('aria-label', node.label);
  const what = node.message ? ` – ${node.message}` : '';
  li.append(bar, ` ${node.label}: ${node.state}${what}`);
  li.className = node.state;
  return li;
}

async function refresh() {
  const status = await (await fetch('status')).json();
  if (status.run !== run) {
    run = status.run;
    shown.clear();
    $('sections').replaceChildren();
  }
  document.title = $('name').textContent = status.name || 'Zeroloss';
  const done = status.nodes.filter((n) => n.state === 'executed').length;
  const text = { loading: 'Loading the workflow …', running: 'Running', finished: 'Finished', canceled: 'Canceled', failed: 'The workflow cannot be run' };
  $('state').textContent = status.nodes.length ? `${text[status.state]}: ${done} of ${status.nodes.length} nodes executed.` : text[status.state];
  $('message').textContent = status.message;
  $('cancel').hidden = status.state !== 'running' && status.state !== 'loading';
  $('again').hidden = status.state === 'running' || status.state === 'loading';
  if ($('graph').dataset.now !== status.graph) {
    $('graph').dataset.now = status.graph;
    $('graph').innerHTML = status.graph;
  }
  mark(status.nodes);
  $('nodes').replaceChildren(...status.nodes.map(line));
  for (const node of status.nodes) {
    if (node.version > (shown.get(node.id) ?? 0)) {
      shown.set(node.id, node.version);
      await section(node);
    }
  }
}

async function watch() {
  try {
    await refresh();
  } catch (e) {
    $('state').textContent = 'The run has ended or cannot be reached.';
    $('message').textContent = e.message;
  }
  setTimeout(watch, INTERVAL);
}

const ask = (path) => () => fetch(path, { method: 'POST' });
$('cancel').addEventListener('click', ask('cancel'));
$('again').addEventListener('click', ask('again'));
watch();
