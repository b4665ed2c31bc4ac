package io.walras.protocol.intent;

import java.util.Comparator;

/**
 * A dead-man switch that is armed: at its time, all open orders of its scope are cancelled. In order: the one that is due
 * first comes first.
 *
 * @param cancelAt unix milliseconds
 */
public record ArmedSwitch(OrderScope scope, long cancelAt) implements Comparable<ArmedSwitch> {
    private static final Comparator<ArmedSwitch> ORDER =
            Comparator.comparingLong(ArmedSwitch::cancelAt).thenComparing(ArmedSwitch::scope);

    @Override
    public int compareTo(ArmedSwitch other) {
        return ORDER.compare(this, other);
    }
}
