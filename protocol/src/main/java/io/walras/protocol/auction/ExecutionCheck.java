package io.walras.protocol.auction;

import io.walras.protocol.auction.BidRefusal.Code;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds executions that no settlement could make, so that no formula ever sees them. */
final class ExecutionCheck {
    private ExecutionCheck() {}

    /** Why the first execution that makes no sense makes none; empty if all are possible. */
    static Optional<BidRefusal> firstInvalid(List<Execution> executions) {
        SortedSet<OrderUid> seen = new TreeSet<>();
        for (Execution execution : executions) {
            if (hasZero(execution)) {
                return Optional.of(invalid(execution, "has a zero limit or executed amount"));
            }
            if (isOverfilled(execution)) {
                return Optional.of(invalid(execution, "is filled beyond its own amount"));
            }
            if (!seen.add(execution.uid())) {
                return Optional.of(invalid(execution, "is executed twice"));
            }
        }
        return Optional.empty();
    }

    static BidRefusal invalid(Execution execution, String what) {
        return new BidRefusal(Code.InvalidExecution, "order " + execution.uid() + " " + what);
    }

    private static boolean hasZero(Execution execution) {
        return execution.sellAmount().isZero()
                || execution.buyAmount().isZero()
                || execution.executedSell().isZero()
                || execution.executedBuy().isZero();
    }

    private static boolean isOverfilled(Execution execution) {
        return execution.side() == OrderKind.SELL
                ? execution.executedSell().isGreaterThan(execution.sellAmount())
                : execution.executedBuy().isGreaterThan(execution.buyAmount());
    }
}
