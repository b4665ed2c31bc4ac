/**
 * Keccak-256, EIP-712 and secp256k1. The only package that may import Bouncy Castle or the native library.
 */
@NullMarked
package io.walras.protocol.crypto;

import org.jspecify.annotations.NullMarked;
