/** Tests of the traders and their report. */
@NullMarked
package io.walras.examples.demo;

import org.jspecify.annotations.NullMarked;
