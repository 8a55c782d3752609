// Search for sites opened from a folder. Browsers start no worker there, so this one runs its script in a hidden frame.
// Material's search looks for the name IFrameWorker; its offline plugin leaves the public copy alone when this file is listed.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.onmessage = this.onerror = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      inside.postMessageOut = (data) => {
        const event = new MessageEvent("message", { data });
        this.dispatchEvent(event);
        if (this.onmessage) this.onmessage(event);
      };
      // What the script knows from a worker: posting to the page that made it, and loading further scripts in order.
      inside.eval(`
        const toSelf = window.postMessage.bind(window);
        window.deliver = (data) => toSelf(data, "*");
        window.postMessage = (data) => window.postMessageOut(data);
        window.importScripts = (...urls) => urls.reduce((before, url) => before.then(() => new Promise((done, fail) => {
          const script = document.createElement("script");
          script.src = url;
          script.onload = done;
          script.onerror = () => fail(new Error("cannot load " + url));
          document.body.append(script);
        })), Promise.resolve());
      `);
      this.ready = new Promise((done, fail) => {
        const script = inside.document.createElement("script");
        script.src = new URL(url, location.href);
        script.onload = done;
        script.onerror = () => fail(new Error(`cannot load ${url}`));
        inside.document.body.append(script);
      });
    }

    postMessage(data) { this.ready.then(() => this.frame.contentWindow.deliver(data)); }

    terminate() { this.frame.remove(); }
  }

  window.IFrameWorker = window.Worker = IFrameWorker;
})();
