/**
 * Identities and bytes of an EVM chain: addresses, 32-byte words, immutable byte strings, word encoding.
 */
@NullMarked
package io.walras.protocol.chain;

import org.jspecify.annotations.NullMarked;
