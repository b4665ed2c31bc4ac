/**
 * What a development chain and the tests need beyond settling: keys that everybody knows, contracts from any byte code,
 * plain transactions. Works only against a loopback node of chain 31337. Nothing that serves users may call it.
 */
@NullMarked
package io.walras.settlement.dev;

import org.jspecify.annotations.NullMarked;
