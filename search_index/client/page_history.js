// Keeps the state in the address, with one entry of the history for each state that the reader settled on.

import { writeState } from "./page_state.js";

/** @import { State } from "./page_types.js" */

/** An empty address would mean the present one. @param {string} address */
const asUrl = (address) => address || location.pathname;

export class History {
  /** @param {State} state that of the present entry */
  constructor(state) {
    this.settled = writeState(state);
  }

  /** While the reader types, the present entry follows the text. @param {State} state */
  follow(state) {
    history.replaceState(null, "", asUrl(writeState(state)));
  }

  /** The present entry is, or becomes, that of another state. @param {State} state */
  replace(state) {
    this.settled = writeState(state);
    this.follow(state);
  }

  /** The present entry goes back to what it was before the reader typed, and a new one begins. @param {State} state */
  settle(state) {
    const address = writeState(state);
    if (address === this.settled) return this.follow(state);
    history.replaceState(null, "", asUrl(this.settled));
    history.pushState(null, "", asUrl(address));
    this.settled = address;
  }
}
