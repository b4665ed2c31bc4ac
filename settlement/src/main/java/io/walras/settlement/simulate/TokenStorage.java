package io.walras.settlement.simulate;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tokens keep balances and allowances, found by asking: every place where a mapping usually is gets another number,
 * and the token is asked which one it sees. Most tokens keep both in plain mappings; what others say remains as it is.
 * Found places are remembered, a bounded number of them. Safe to use from many threads.
 */
final class TokenStorage {
    private static final int REMEMBERED = 10_000;
    private static final int POSITIONS = 64;
    private static final long PROBE_GAS = 300_000;

    /** Where OpenZeppelin's upgradeable tokens keep balances (ERC-7201 "openzeppelin.storage.ERC20"); allowances follow. */
    private static final Uint256 NAMESPACE =
            Uint256.of(new BigInteger("52c63247e1f47db19d5ce0460030c497f067ca4cebf71ba98eeadabe20bace00", 16));

    /** The number at the first place; as large as a balance that every token can hold. */
    private static final Uint256 FIRST = Uint256.of(1L << 50);

    private final JsonRpc rpc;
    private final Map<Question, Optional<Place>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Optional<Place>> eldest) {
            return size() > REMEMBERED;
        }
    };

    TokenStorage(JsonRpc rpc) {
        this.rpc = rpc;
    }

    private enum Mapping {
        BALANCE,
        ALLOWANCE
    }

    private record Question(Address token, Mapping mapping) {}

    /** A mapping: its position, and whether the compiler hashes the key first (Solidity) or the position (Vyper). */
    private record Place(Uint256 position, boolean keyFirst) {
        Bytes32 slotOf(Address key) {
            return slot(Bytes32.of(key.toWord()), Bytes32.of(position.toWord()));
        }

        Bytes32 slotOf(Address owner, Address spender) {
            return slot(Bytes32.of(spender.toWord()), slotOf(owner));
        }

        private Bytes32 slot(Bytes32 key, Bytes32 at) {
            Words words = keyFirst
                    ? new Words().word(key).word(at)
                    : new Words().word(at).word(key);
            return Keccak256.hash(words.toArray());
        }
    }

    /** The slot of the owner's balance, if the token keeps it in a place that is known. */
    Optional<Bytes32> balance(Address token, Address owner, long block) {
        return place(new Question(token, Mapping.BALANCE), owner, owner, block).map(place -> place.slotOf(owner));
    }

    /** The slot of what the owner allows the spender, if the token keeps it in a place that is known. */
    Optional<Bytes32> allowance(Address token, Address owner, Address spender, long block) {
        return place(new Question(token, Mapping.ALLOWANCE), owner, spender, block)
                .map(place -> place.slotOf(owner, spender));
    }

    private Optional<Place> place(Question question, Address owner, Address spender, long block) {
        synchronized (known) {
            Optional<Place> found = known.get(question);
            if (found != null) {
                return found;
            }
        }
        Optional<Place> found = probe(question, owner, spender, block);
        synchronized (known) {
            known.put(question, found);
        }
        return found;
    }

    private Optional<Place> probe(Question question, Address owner, Address spender, long block) {
        List<Place> candidates = candidates(question.mapping());
        boolean ofBalance = question.mapping() == Mapping.BALANCE;
        StateChanges numbered = StateChanges.NONE;
        for (int i = 0; i < candidates.size(); i++) {
            Place place = candidates.get(i);
            Bytes32 slot = ofBalance ? place.slotOf(owner) : place.slotOf(owner, spender);
            numbered =
                    numbered.with(question.token(), slot, Bytes32.of(number(i).toWord()));
        }
        Bytes call = ofBalance ? Calls.balanceOf(owner) : Calls.allowance(owner, spender);
        return ask(question.token(), call, numbered, block).flatMap(said -> numbered(candidates, said));
    }

    private static List<Place> candidates(Mapping mapping) {
        List<Place> candidates = new ArrayList<>();
        for (int position = 0; position < POSITIONS; position++) {
            candidates.add(new Place(Uint256.of(position), true));
            candidates.add(new Place(Uint256.of(position), false));
        }
        candidates.add(new Place(mapping == Mapping.BALANCE ? NAMESPACE : NAMESPACE.plus(Uint256.ONE), true));
        return candidates;
    }

    private static Uint256 number(int index) {
        return FIRST.plus(Uint256.of(index));
    }

    private static Optional<Place> numbered(List<Place> candidates, Uint256 said) {
        for (int i = 0; i < candidates.size(); i++) {
            if (said.equals(number(i))) {
                return Optional.of(candidates.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<Uint256> ask(Address token, Bytes call, StateChanges numbered, long block) {
        RpcCall question = RpcCall.of(
                "eth_call",
                Map.of("to", token.toString(), "gas", Quantity.of(PROBE_GAS), "data", call.toString()),
                Quantity.of(block),
                numbered.overrides());
        return CallOutcome.of(rpc.reply(question)).answer(data -> data.uint256(0))
                        instanceof Answer.Some<Uint256>(var said)
                ? Optional.of(said)
                : Optional.empty();
    }
}
