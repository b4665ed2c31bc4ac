/**
 * What the auction needs to know of the chain, each reading at one block. Tokens and wallets are hostile: whatever they
 * answer costs only their own orders.
 */
@NullMarked
package io.walras.settlement.chain;

import org.jspecify.annotations.NullMarked;
