package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.MakerLedger;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What makers' sessions work with.
 *
 * @param orders what makers have in the books
 * @param mayBeSignedBy whether the key signs for the maker's vault; blocks, and throws if the chain does not tell
 * @param challenges gives 32 bytes that nobody can guess, other ones each time
 */
public record MakerParts(
        RfqSettings settings,
        HubTerms terms,
        MakerFloor floor,
        ActorRef<HubCommand> hub,
        MakerLedger ledger,
        SessionOrders orders,
        BiPredicate<Address, Address> mayBeSignedBy,
        Executor blocking,
        InstantSource clock,
        Supplier<Bytes32> challenges) {}
