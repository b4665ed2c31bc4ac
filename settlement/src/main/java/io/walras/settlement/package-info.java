/**
 * Everything between a verified bundle and a final settlement: reading the chain, encoding, simulating, submitting and
 * watching over plain JSON-RPC. Calls block and are bounded in time; only this module imports web3j.
 */
@NullMarked
package io.walras.settlement;

import org.jspecify.annotations.NullMarked;
