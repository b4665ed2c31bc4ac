package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makers have promised and may have to give at the same time: takes of awards that may still settle, and quotes that
 * may still be selected. Of the quotes of one nonce only one is ever taken, so that they count as the largest of them.
 *
 * @param owed atoms by nonce and token
 * @param taken the nonces of which a take is selected already
 */
public record Promises(SortedMap<MakerNonce, SortedMap<Address, Uint256>> owed, SortedSet<MakerNonce> taken) {
    /** Without any. */
    public static final Promises NONE = new Promises(new TreeMap<>(), new TreeSet<>());

    public Promises {
        SortedMap<MakerNonce, SortedMap<Address, Uint256>> copy = new TreeMap<>();
        owed.forEach((nonce, amounts) -> copy.put(nonce, Collections.unmodifiableSortedMap(new TreeMap<>(amounts))));
        owed = Collections.unmodifiableSortedMap(copy);
        taken = Collections.unmodifiableSortedSet(new TreeSet<>(taken));
    }

    /** What takes of awards promise. */
    public static Promises of(Collection<Take> takes) {
        Promises promises = NONE;
        for (Take take : takes) {
            SortedSet<MakerNonce> taken = new TreeSet<>(promises.taken);
            taken.add(take.quote().makerNonce());
            promises = new Promises(promises.owing(take.quote(), take.makerOut()), taken);
        }
        return promises;
    }

    /**
     * With this quote besides, if the maker can keep it together with all it has promised before; otherwise why not.
     *
     * @param balance of the maker in the token that the quote gives
     * @param allowance of that balance to the settlement
     */
    public Outcome admit(Quote quote, Uint256 balance, Uint256 allowance) {
        if (taken.contains(quote.makerNonce())) {
            return new Refused(QuoteFault.NonceSpent.name());
        }
        Promises next = new Promises(owing(quote, quote.makerAmount()), taken);
        Uint256 all = next.reserved(quote.maker(), quote.makerToken());
        if (all.isGreaterThan(balance)) {
            return new Refused(AnswerFault.BalanceTooSmall.name());
        }
        return all.isGreaterThan(allowance) ? new Refused(AnswerFault.AllowanceTooSmall.name()) : new Admitted(next);
    }

    /** Atoms of the token that the maker may have to give; as many as can be told if they do not fit in 256 bits. */
    public Uint256 reserved(Address maker, Address token) {
        return owed.entrySet().stream()
                .filter(entry -> entry.getKey().maker().equals(maker))
                .map(entry -> Optional.ofNullable(entry.getValue().get(token)).orElse(Uint256.ZERO))
                .reduce(Uint256.ZERO, Uint256::plusSaturating);
    }

    private SortedMap<MakerNonce, SortedMap<Address, Uint256>> owing(Quote quote, Uint256 amount) {
        SortedMap<MakerNonce, SortedMap<Address, Uint256>> next = new TreeMap<>(owed);
        SortedMap<Address, Uint256> amounts = new TreeMap<>(next.getOrDefault(quote.makerNonce(), new TreeMap<>()));
        amounts.merge(quote.makerToken(), amount, Uint256::max);
        next.put(quote.makerNonce(), amounts);
        return next;
    }

    /** What becomes of a quote. */
    public sealed interface Outcome {}

    /** It is promised besides what was before. */
    public record Admitted(Promises promises) implements Outcome {}

    /** It cannot be kept; the code is the name of an {@link AnswerFault} or a {@link QuoteFault}. */
    public record Refused(String code) implements Outcome {}
}
