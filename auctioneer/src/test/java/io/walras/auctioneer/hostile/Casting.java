package io.walras.auctioneer.hostile;

import io.walras.protocol.testing.Gen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who does what wrong in which auction: everything once in turn, in an order that depends on the seed. In every auction
 * somebody says nothing, somebody does not open, and several together bid what reverts.
 */
final class Casting {
    private final List<Trick> tricks;
    private final List<EngineTrick> engineTricks;
    private int nextTrick;
    private int nextEngineTrick;

    Casting(Gen gen) {
        List<Trick> all = new ArrayList<>();
        Stream.<Trick[]>of(CommitmentTricks.values(), OpeningTricks.values(), ConnectionTricks.values())
                .flatMap(Stream::of)
                .forEach(all::add);
        BadBid.all().forEach(bid -> all.add(new SealedTrick(bid)));
        tricks = gen.shuffled(all);
        List<EngineTrick> answers = new ArrayList<>(List.of(EngineTricks.values()));
        BadBid.all().forEach(bid -> answers.add(new EngineTrick.OpenBid(bid)));
        engineTricks = gen.shuffled(answers);
    }

    /** Auctions that it takes until everything has happened. */
    int auctions(int solversOfEachKind) {
        int sealed =
                Math.ceilDiv(tricks.size(), solversOfEachKind - sealedAlways().size());
        int open = Math.ceilDiv(
                engineTricks.size(), solversOfEachKind - openAlways().size());
        return Math.max(sealed, open);
    }

    private static List<Trick> sealedAlways() {
        return List.of(CommitmentTricks.SAYS_NOTHING, OpeningTricks.NEVER_OPENS);
    }

    private static List<EngineTrick> openAlways() {
        EngineTrick reverts = new EngineTrick.OpenBid(BadInteractions.REVERTS);
        return List.of(EngineTricks.SAYS_NOTHING, reverts, reverts, reverts);
    }

    List<Trick> sealed(int solvers) {
        List<Trick> cast = new ArrayList<>(sealedAlways());
        while (cast.size() < solvers) {
            cast.add(tricks.get(nextTrick++ % tricks.size()));
        }
        return cast;
    }

    List<EngineTrick> open(int solvers) {
        List<EngineTrick> cast = new ArrayList<>(openAlways());
        while (cast.size() < solvers) {
            cast.add(engineTricks.get(nextEngineTrick++ % engineTricks.size()));
        }
        return cast;
    }
}
