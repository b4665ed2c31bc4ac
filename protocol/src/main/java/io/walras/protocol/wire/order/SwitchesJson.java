package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.ArmedSwitch;
import java.util.List;

/** The armed dead-man switches of an owner. */
public record SwitchesJson(Address owner, List<Switch> switches) {
    public SwitchesJson {
        switches = List.copyOf(switches);
    }

    /**
     * A switch.
     *
     * @param market its scope: a market's name, or empty for every order
     * @param cancelAt unix milliseconds; 0 if it is not armed
     */
    public record Switch(String market, long cancelAt) {}

    /** The owner's. */
    public static SwitchesJson of(Address owner, List<ArmedSwitch> armed) {
        return new SwitchesJson(
                owner,
                armed.stream()
                        .map(one -> new Switch(one.scope().market(), one.cancelAt()))
                        .toList());
    }
}
