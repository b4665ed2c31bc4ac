/**
 * The commands of the {@code walras} launcher that run in the auctioneer's process. Standard output carries a command's
 * result and nothing else; what goes wrong is one line on standard error.
 */
@NullMarked
package io.walras.auctioneer.cli;

import org.jspecify.annotations.NullMarked;
