package io.walras.auctioneer.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.BehaviorInterceptor.PreStartTarget;
import org.apache.pekko.actor.typed.BehaviorInterceptor.ReceiveTarget;
import org.apache.pekko.actor.typed.BehaviorInterceptor.SignalTarget;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Whether the actors of the lane live. Their supervision starts them again whenever they fail, which nobody outside would
 * notice: so each is watched from inside its supervision. Restarts are counted in {@code walras.actor.restarts}.
 */
final class ActorHealth {
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final List<ActorVitals> actors = new CopyOnWriteArrayList<>();

    ActorHealth(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Begins to watch an actor.
     *
     * @param silence the longest time in which it handles no message as long as it is well
     */
    ActorVitals watch(String name, Duration silence) {
        ActorVitals vitals =
                new ActorVitals(name, silence, clock, meters.counter("walras.actor.restarts", "actor", name));
        actors.add(vitals);
        return vitals;
    }

    /** What is wrong with the actors, if something is. */
    Optional<String> whyNotReady() {
        String problems =
                actors.stream().flatMap(actor -> actor.problem().stream()).collect(Collectors.joining("; "));
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }

    /** The behavior, telling these vitals how it is. To be supervised: it does not handle failures. */
    static <T> Behavior<T> observed(Class<T> messages, ActorVitals vitals, Behavior<T> behavior) {
        return Behaviors.intercept(() -> new Observer<>(messages, vitals), behavior);
    }

    private static final class Observer<T> extends BehaviorInterceptor<T, T> {
        private final ActorVitals vitals;

        Observer(Class<T> messages, ActorVitals vitals) {
            super(messages);
            this.vitals = vitals;
        }

        @Override
        public Behavior<T> aroundStart(TypedActorContext<T> context, PreStartTarget<T> target) {
            vitals.starting();
            Behavior<T> started = target.start(context);
            vitals.started();
            return started;
        }

        @Override
        public Behavior<T> aroundReceive(TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
            try {
                Behavior<T> next = target.apply(context, message);
                vitals.handled();
                return next;
            } catch (RuntimeException failure) {
                vitals.failed(failure);
                throw failure;
            }
        }

        @Override
        public Behavior<T> aroundSignal(TypedActorContext<T> context, Signal signal, SignalTarget<T> target) {
            if (signal instanceof PreRestart) {
                vitals.down();
            } else if (signal instanceof PostStop) {
                vitals.stopped();
            }
            return target.apply(context, signal);
        }
    }
}
