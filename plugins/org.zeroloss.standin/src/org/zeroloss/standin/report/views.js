/* Starts the views of a report: their modules and their data lie in this page, nothing is fetched. */
const urls = new Map();

/** The address of a module whose imports are replaced by the addresses of the modules they name. */
function moduleUrl(path) {
  if (!urls.has(path)) {
    const source = document.querySelector(`script[data-module="${CSS.escape(path)}"]`);
    if (!source) {
      throw new Error(`The report lacks ${path}`);
    }
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const text = source.textContent.replace(
      /((?:from|import)\s*)(['"])(\.{1,2}\/[^'"]+)\2/g,
      (_, keyword, quote, name) => keyword + quote + moduleUrl(new URL(name, `file:///${folder}`).pathname.slice(1)) + quote,
    );
    urls.set(path, URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  }
  return urls.get(path);
}

function service(host) {
  const embedded = document.getElementById(`${host.id}-embedded`);
  const first = document.getElementById(`${host.id}-initial`);
  return {
    embedded: embedded ? JSON.parse(embedded.textContent) : undefined,
    getConfig: () => ({ nodeId: host.dataset.node, initialData: first ? first.textContent : undefined }),
    callNodeDataService: async () => {
      throw new Error('This page holds no answer to that; open the view of the node itself');
    },
    getResourceLocation: (path) => path,
    setReportingContent: () => {},
  };
}

async function start(host) {
  try {
    const view = await import(moduleUrl(host.dataset.module));
    await view.default(host.attachShadow({ mode: 'open' }), service(host));
    host.dataset.state = 'ready';
  } catch (e) {
    host.dataset.state = 'failed';
    host.textContent = `The view cannot be shown: ${e.message}`;
    throw e;
  }
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        observer.unobserve(target);
        start(target);
      }
    }
  },
  { rootMargin: '600px' },
);
document.querySelectorAll('.node-view').forEach((host) => observer.observe(host));
