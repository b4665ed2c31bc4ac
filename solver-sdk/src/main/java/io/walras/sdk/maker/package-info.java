/**
 * For makers: stream ladders, answer requests with firm quotes, and learn what became of each. Implement {@link
 * io.walras.sdk.maker.Quoter} and hand it to {@link io.walras.sdk.maker.MakerConnection}; {@link
 * io.walras.sdk.maker.Inventory} keeps what is promised from being promised twice.
 */
@NullMarked
package io.walras.sdk.maker;

import org.jspecify.annotations.NullMarked;
