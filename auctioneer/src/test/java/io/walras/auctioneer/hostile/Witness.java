package io.walras.auctioneer.hostile;

import io.walras.auctioneer.auction.HouseCommand;
import io.walras.auctioneer.auction.HouseCommand.EngineAnswered;
import io.walras.protocol.chain.Address;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;

/** Sees which answers of engines the auction house has dealt with, so that no time passes before. */
final class Witness extends BehaviorInterceptor<HouseCommand, HouseCommand> {
    private final Map<Long, Set<Address>> answered = new ConcurrentHashMap<>();

    Witness() {
        super(HouseCommand.class);
    }

    @Override
    public Behavior<HouseCommand> aroundReceive(
            TypedActorContext<HouseCommand> context, HouseCommand command, ReceiveTarget<HouseCommand> target) {
        Behavior<HouseCommand> next = target.apply(context, command);
        if (command instanceof EngineAnswered(long auctionId, var answer)) {
            answered.computeIfAbsent(auctionId, first -> ConcurrentHashMap.newKeySet())
                    .add(answer.solver());
        }
        return next;
    }

    boolean hasHeard(long auctionId, Collection<Address> engines) {
        return answered.getOrDefault(auctionId, Set.of()).containsAll(engines);
    }
}
