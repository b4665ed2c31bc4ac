/**
 * What a user signs: the order, its uid, its signing schemes and cancellations, and the pool of admitted intents.
 */
@NullMarked
package io.walras.protocol.intent;

import org.jspecify.annotations.NullMarked;
