/**
 * Support for property tests in this and other modules: seeded generators whose failures name their seed.
 */
@NullMarked
package io.walras.protocol.testing;

import org.jspecify.annotations.NullMarked;
