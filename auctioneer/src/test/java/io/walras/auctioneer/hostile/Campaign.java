package io.walras.auctioneer.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.session.AuctioneerMessage.Auction;
import io.walras.protocol.wire.session.AuctioneerMessage.OpenNow;
import io.walras.protocol.wire.session.AuctioneerMessage.Opened;
import io.walras.protocol.wire.session.AuctioneerMessage.Receipt;
import io.walras.protocol.wire.session.AuctioneerMessage.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Several auctions with the same honest solvers, in company or alone. */
final class Campaign implements AutoCloseable {
    /** So many seal their bids and as many bid openly, of the honest solvers and of the others. */
    static final int OF_EACH_KIND = 10;

    private static final int HONEST_SESSIONS = 10;
    private static final int HONEST_ENGINES = 30;
    private static final int OFFENDERS = 50;
    private static final int BAD_ENGINES = 70;

    private final long seed;
    private final Casting casting;
    private final int auctions;
    private final List<Engine> honestEngines = engines(HONEST_ENGINES, OF_EACH_KIND);
    private final List<Engine> badEngines;
    private final Market market;
    private final List<TestSolver> honest;
    private final List<Offender> offenders;

    /** What users and honest solvers see of an auction. */
    record Outcome(List<Solution> winners, SortedMap<Address, Uint256> referenceScores) {}

    /** So many auctions at most; without a bound, as many as it takes until everything has been done wrong once. */
    Campaign(long seed, boolean inCompany, int most) {
        this.seed = seed;
        this.casting = new Casting(new Gen(seed));
        this.auctions = Math.min(most, casting.auctions(OF_EACH_KIND));
        int bad = inCompany ? OF_EACH_KIND : 0;
        this.badEngines = engines(BAD_ENGINES, bad);
        this.market = new Market(
                both(honestEngines, badEngines).stream().map(Engine::settings).toList());
        this.honest = IntStream.range(0, OF_EACH_KIND)
                .mapToObj(i -> connect(HONEST_SESSIONS + i))
                .toList();
        this.offenders = IntStream.range(0, bad)
                .mapToObj(i -> Orders.key(OFFENDERS + i))
                .peek(key -> market.server().activeSolvers().add(key.address()))
                .map(key -> new Offender(key, market.server().address()))
                .toList();
    }

    private static List<Engine> engines(int firstKey, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Engine(Orders.key(firstKey + i)))
                .toList();
    }

    private TestSolver connect(int key) {
        market.server().activeSolvers().add(Orders.key(key).address());
        TestSolver solver = TestSolver.connect(market.server().address(), Orders.key(key));
        solver.login(false);
        return solver;
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Holds the auctions, each of which is decided by its own deadlines. */
    List<Outcome> run() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int auction = 1; auction <= auctions; auction++) {
            outcomes.add(hold(auction));
        }
        assertThat(badEngines).allSatisfy(engine -> assertThat(engine.trapped()).isZero());
        return outcomes;
    }

    private Outcome hold(int number) {
        Stand stand = market.open(new Gen(seed * 1_000 + number), number);
        Moments moments = new Moments();
        prepareEngines(number, stand, moments);
        market.begin();
        Auction told = honest.getFirst().await(Auction.class);
        List<String> bids = IntStream.range(0, honest.size())
                .mapToObj(i -> honestBid(number, i, stand).text())
                .toList();
        Scene scene = new Scene(
                number, told.batch(), stand, market.server().address(), commit(told, number, bids), bids.getFirst());
        Map<Offender, Trick> cast = cast();
        cast.forEach((offender, trick) -> offender.awaitAuction(told.batch()));
        cast.forEach((offender, trick) -> trick.beforeTheClose(offender, scene));
        market.awaitAnswers(number, addresses(honestEngines));
        if (!cast.isEmpty()) {
            market.awaitAnswers(number, prompt());
            market.passTo(told.closesAt() + 1);
            moments.close();
            cast.forEach((offender, trick) -> trick.afterTheClose(offender, scene));
            market.passTo(told.closesAt() + Market.GRACE.toMillis());
        }
        open(number, bids);
        if (!cast.isEmpty()) {
            cast.forEach((offender, trick) -> trick.whileBidsAreOpened(offender, scene));
            market.passTo(told.opensUntil() + 1);
            cast.forEach((offender, trick) -> trick.afterTheOpenings(offender, scene));
            market.passTo(told.opensUntil() + Market.GRACE.toMillis());
        }
        AuctionClosed closed = market.awaitDecision(number);
        assertThat(market.decidedAt()).isLessThanOrEqualTo(told.opensUntil() + Market.GRACE.toMillis());
        moments.decide();
        check(closed.competition(), cast);
        honest.forEach(solver -> solver.await(Verdict.class));
        cast.keySet().forEach(Offender::comeBack);
        return new Outcome(
                closed.competition().solutions().stream()
                        .filter(Solution::isWinner)
                        .toList(),
                closed.competition().referenceScores());
    }

    private HonestBid honestBid(int number, int solver, Stand stand) {
        return HonestBid.of(new Gen((seed * 1_000 + number) * 100 + solver), stand, solver == 0);
    }

    private void prepareEngines(int number, Stand stand, Moments moments) {
        for (int i = 0; i < honestEngines.size(); i++) {
            honestEngines.get(i).prepare(honestBid(number, OF_EACH_KIND + i, stand), stand, moments);
        }
        List<EngineTrick> tricks = casting.open(badEngines.size());
        for (int i = 0; i < badEngines.size(); i++) {
            badEngines.get(i).prepare(tricks.get(i), stand, moments);
        }
    }

    private Map<Offender, Trick> cast() {
        List<Trick> tricks = casting.sealed(offenders.size());
        Map<Offender, Trick> cast = new LinkedHashMap<>();
        for (int i = 0; i < offenders.size(); i++) {
            cast.put(offenders.get(i), tricks.get(i));
        }
        return cast;
    }

    /** All honest solvers commit; gives the commitment of the first. */
    private SignedCommitment commit(Auction told, int number, List<String> bids) {
        List<SignedCommitment> commitments = new ArrayList<>();
        for (int i = 0; i < honest.size(); i++) {
            commitments.add(honest.get(i).commit(number, told.batch(), 0, bids.get(i), true));
        }
        honest.forEach(
                solver -> assertThat(solver.await(Receipt.class).refusal()).isNull());
        return commitments.getFirst();
    }

    private void open(int number, List<String> bids) {
        for (int i = 0; i < honest.size(); i++) {
            honest.get(i).await(OpenNow.class);
            honest.get(i).open(number, 0, bids.get(i));
        }
        honest.forEach(
                solver -> assertThat(solver.await(Opened.class).refusal()).isNull());
    }

    private static List<Address> addresses(List<Engine> engines) {
        return engines.stream().map(Engine::address).toList();
    }

    /** Those that answer with a bid, if with a bad one. */
    private List<Address> prompt() {
        return addresses(badEngines.stream()
                .filter(engine -> engine.trick() instanceof EngineTrick.OpenBid)
                .toList());
    }

    /** Every fault and refusal is that of its solver, and there is no other. */
    private void check(Competition competition, Map<Offender, Trick> cast) {
        SortedMap<Address, BidFault.Kind> faults = new TreeMap<>();
        SortedMap<Address, BadBid> bad = new TreeMap<>();
        cast.forEach((offender, trick) -> {
            trick.fault().ifPresent(kind -> faults.put(offender.address(), kind));
            if (trick instanceof SealedTrick(BadBid bid)) {
                bad.put(offender.address(), bid);
            }
        });
        badEngines.forEach(engine -> {
            if (engine.trick() instanceof EngineTrick.OpenBid(BadBid bid)) {
                bad.put(engine.address(), bid);
            }
        });
        SortedMap<Address, BidFault.Kind> found = new TreeMap<>();
        Optional.ofNullable(competition.faults())
                .ifPresent(all -> all.forEach(fault -> found.put(fault.solver(), fault.kind())));
        assertThat(found).isEqualTo(faults);
        Set<Address> hostile = new TreeSet<>(addresses(badEngines));
        cast.keySet().forEach(offender -> hostile.add(offender.address()));
        assertThat(competition.refused()).extracting(RefusedBid::solver).allMatch(hostile::contains);
        bad.forEach((solver, bid) -> bid.refusal()
                .ifPresent(code ->
                        assertThat(codes(competition, solver)).as(bid.name()).containsAnyOf(code, Code.SolverBlocked)));
    }

    private static List<Code> codes(Competition competition, Address solver) {
        return competition.refused().stream()
                .filter(refused -> refused.solver().equals(solver))
                .map(refused -> refused.reason().code())
                .toList();
    }

    @Override
    public void close() {
        honest.forEach(TestSolver::close);
        offenders.forEach(Offender::close);
        market.close();
        honestEngines.forEach(Engine::close);
        badEngines.forEach(Engine::close);
    }
}
