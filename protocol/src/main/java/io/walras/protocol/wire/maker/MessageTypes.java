package io.walras.protocol.wire.maker;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of one side's messages on the wire, and the channel to which each belongs. */
final class MessageTypes<M> {
    /** A message's name, its record, and its channel; null for the session itself. */
    record Type<M>(
            String name,
            Class<? extends M> record,
            @Nullable Channel channel) {}

    static final MessageTypes<MakerMessage> OF_MAKERS = new MessageTypes<>(List.of(
            new Type<>("auth.login", MakerMessage.Login.class, null),
            new Type<>("session.resume", MakerMessage.Resume.class, null),
            new Type<>("ping", MakerMessage.Ping.class, null),
            new Type<>("orders.cancelOnDisconnect", MakerMessage.CancelOnDisconnect.class, null),
            new Type<>("universe.set", MakerMessage.SetUniverse.class, Channel.LEVELS),
            new Type<>("universe.get", MakerMessage.GetUniverse.class, Channel.LEVELS),
            new Type<>("levels.snapshot", MakerMessage.LevelsSnapshot.class, Channel.LEVELS),
            new Type<>("levels.delta", MakerMessage.LevelsDelta.class, Channel.LEVELS),
            new Type<>("levels.clear", MakerMessage.LevelsClear.class, Channel.LEVELS),
            new Type<>("rfq.quote", MakerMessage.Answer.class, Channel.QUOTES),
            new Type<>("rfq.reject", MakerMessage.Reject.class, Channel.QUOTES),
            new Type<>("quote.revoke", MakerMessage.Revoke.class, Channel.QUOTES)));

    static final MessageTypes<HubMessage> OF_HUB = new MessageTypes<>(List.of(
            new Type<>("auth.challenge", HubMessage.Challenge.class, null),
            new Type<>("session.welcome", HubMessage.Welcome.class, null),
            new Type<>("pong", HubMessage.Pong.class, null),
            new Type<>("universe.state", HubMessage.Universe.class, Channel.LEVELS),
            new Type<>("levels.status", HubMessage.LevelsStatus.class, Channel.LEVELS),
            new Type<>("auction.notice", HubMessage.Notice.class, Channel.QUOTES),
            new Type<>("rfq.request", HubMessage.Request.class, Channel.QUOTES),
            new Type<>("rfq.cancel", HubMessage.Cancel.class, Channel.QUOTES),
            new Type<>("quote.ack", HubMessage.Ack.class, Channel.QUOTES),
            new Type<>("quote.selected", Execution.Selected.class, Channel.EXECUTIONS),
            new Type<>("quote.released", Execution.Released.class, Channel.EXECUTIONS),
            new Type<>("settlement.started", Execution.Started.class, Channel.EXECUTIONS),
            new Type<>("settlement.progress", Execution.Progress.class, Channel.EXECUTIONS),
            new Type<>("settlement.outcome", Execution.Outcome.class, Channel.EXECUTIONS),
            new Type<>("maker.stats", Conduct.Stats.class, null),
            new Type<>("maker.restricted", Conduct.Restricted.class, null),
            new Type<>("maker.restored", Conduct.Restored.class, null),
            new Type<>("error", HubMessage.Refused.class, null)));

    private final Map<String, Type<M>> byName = new TreeMap<>();
    private final Map<Class<?>, Type<M>> byRecord = new TreeMap<>(Comparator.comparing(Class::getName));

    private MessageTypes(List<Type<M>> types) {
        types.forEach(type -> {
            byName.put(type.name(), type);
            byRecord.put(type.record(), type);
        });
    }

    Optional<Type<M>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Type<M> of(M message) {
        return Optional.ofNullable(byRecord.get(message.getClass()))
                .orElseThrow(() -> new IllegalStateException("no type of " + message.getClass()));
    }
}
