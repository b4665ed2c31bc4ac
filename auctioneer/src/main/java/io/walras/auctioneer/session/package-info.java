/**
 * What connections that solvers and makers open have in common: what is heard and said on them, and who may wait.
 */
@NullMarked
package io.walras.auctioneer.session;

import org.jspecify.annotations.NullMarked;
