/**
 * Hosts a {@link io.walras.sdk.Solver} as an engine: CoW's solver-engine API over HTTP, so that a solver written with
 * this kit serves Walras and CoW's drivers alike.
 */
@NullMarked
package io.walras.sdk.engine;

import org.jspecify.annotations.NullMarked;
