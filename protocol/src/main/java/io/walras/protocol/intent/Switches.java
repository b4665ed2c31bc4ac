package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** The dead-man switches that are armed, one at most for each scope. A value. */
record Switches(TreePMap<OrderScope, Long> byScope, TreePSet<ArmedSwitch> byTime) {
    static final Switches NONE = new Switches(TreePMap.empty(), TreePSet.empty());

    static Switches of(Collection<ArmedSwitch> armed) {
        Switches switches = NONE;
        for (ArmedSwitch one : armed) {
            switches = switches.with(one.scope(), one.cancelAt());
        }
        return switches;
    }

    int size() {
        return byScope.size();
    }

    Optional<Long> cancelAt(OrderScope scope) {
        return Optional.ofNullable(byScope.get(scope));
    }

    /** The owner's, ascending by market. */
    List<ArmedSwitch> of(Address owner) {
        return byScope.tailMap(OrderScope.all(owner)).entrySet().stream()
                .takeWhile(entry -> entry.getKey().owner().equals(owner))
                .map(entry -> new ArmedSwitch(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Those that are due at this unix millisecond, the one that was due first first. */
    List<ArmedSwitch> due(long now) {
        return byTime.stream().takeWhile(armed -> armed.cancelAt() <= now).toList();
    }

    /** The switch of the scope is armed for this time, or is not any more. */
    Switches with(OrderScope scope, long cancelAt) {
        Switches others = without(scope);
        return cancelAt == DeadManSwitch.DISARMED
                ? others
                : new Switches(
                        others.byScope.plus(scope, cancelAt), others.byTime.plus(new ArmedSwitch(scope, cancelAt)));
    }

    Switches without(OrderScope scope) {
        Long before = byScope.get(scope);
        return before == null
                ? this
                : new Switches(byScope.minus((Object) scope), byTime.minus((Object) new ArmedSwitch(scope, before)));
    }
}
