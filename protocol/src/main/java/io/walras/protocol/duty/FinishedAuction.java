package io.walras.protocol.duty;

import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An auction of which every award is settled for good or has lapsed for good.
 *
 * @param settled the awarded bundles whose settlement is final, each with the protocol fees that its trades paid
 * @param atFault solvers that committed a fault in it
 */
public record FinishedAuction(
        Competition competition, SortedMap<BundleName, List<FeePaid>> settled, SortedSet<Address> atFault) {
    public FinishedAuction {
        settled = Collections.unmodifiableSortedMap(new TreeMap<>(settled));
        atFault = Collections.unmodifiableSortedSet(new TreeSet<>(atFault));
    }

    /**
     * The reward of each solver with an award.
     *
     * <p>The total score is that of all bundles that were chosen: the awarded ones, and those that lost their award
     * through nobody's fault, because the reference scores count them too. A solver that was awarded although the last
     * arbitration had not chosen it has no reference score; its reference is then the total.
     */
    public SortedMap<Address, Reward> rewards(RewardRules rules) {
        BigInteger total = sum(chosen());
        SortedMap<Address, Reward> rewards = new TreeMap<>();
        for (Address solver : winners().map(Solution::solver).collect(Collectors.toCollection(TreeSet::new))) {
            List<Solution> own = winners()
                    .filter(solution -> solution.solver().equals(solver))
                    .toList();
            List<Solution> missing = own.stream()
                    .filter(solution -> !settled.containsKey(solution.name()))
                    .toList();
            Uint256 reference = competition.referenceScores().get(solver);
            rewards.put(
                    solver,
                    Reward.of(
                            rules,
                            total,
                            sum(own),
                            reference == null ? total : reference.toBigInteger(),
                            sum(missing),
                            fees(own),
                            atFault.contains(solver)));
        }
        return rewards;
    }

    private Stream<Solution> winners() {
        return competition.solutions().stream().filter(Solution::isWinner);
    }

    private Collection<Solution> chosen() {
        Set<BundleName> withdrawn = new TreeSet<>();
        competition.refused().stream()
                .filter(bid -> bid.reason().code() == Code.OrderCancelled
                        || bid.reason().code() == Code.ConflictsWithEarlierWinner)
                .forEach(bid -> {
                    Uint256 id = bid.id();
                    if (id != null) {
                        withdrawn.add(new BundleName(bid.solver(), id));
                    }
                });
        List<Solution> chosen = new ArrayList<>();
        competition.solutions().stream()
                .filter(solution -> solution.isWinner() || withdrawn.contains(solution.name()))
                .forEach(chosen::add);
        return chosen;
    }

    private BigInteger fees(List<Solution> own) {
        return own.stream()
                .flatMap(solution -> settled.getOrDefault(solution.name(), List.of()).stream())
                .map(fee -> fee.worth(competition.prices()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger sum(Collection<Solution> solutions) {
        return solutions.stream()
                .map(solution -> solution.score().toBigInteger())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
