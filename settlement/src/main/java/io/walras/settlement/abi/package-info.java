/** The contracts' ABI: calls, return values, events and errors, decoded strictly since any contract may answer anything. */
@NullMarked
package io.walras.settlement.abi;

import org.jspecify.annotations.NullMarked;
