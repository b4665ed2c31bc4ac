/** JSON-RPC 2.0 as nodes speak it: requests, batches and their replies. */
@NullMarked
package io.walras.settlement.rpc.wire;

import org.jspecify.annotations.NullMarked;
