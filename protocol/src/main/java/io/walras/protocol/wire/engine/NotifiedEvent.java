package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** What became of a solution, tagged by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NotifiedEvent.Timeout.class, name = "timeout"),
    @JsonSubTypes.Type(value = NotifiedEvent.EmptySolution.class, name = "emptySolution"),
    @JsonSubTypes.Type(value = NotifiedEvent.DuplicatedSolutionId.class, name = "duplicatedSolutionId"),
    @JsonSubTypes.Type(value = NotifiedEvent.SimulationFailed.class, name = "simulationFailed"),
    @JsonSubTypes.Type(value = NotifiedEvent.InvalidClearingPrices.class, name = "invalidClearingPrices"),
    @JsonSubTypes.Type(value = NotifiedEvent.MissingPrice.class, name = "missingPrice"),
    @JsonSubTypes.Type(value = NotifiedEvent.InvalidExecutedAmount.class, name = "invalidExecutedAmount"),
    @JsonSubTypes.Type(value = NotifiedEvent.NonBufferableTokensUsed.class, name = "nonBufferableTokensUsed"),
    @JsonSubTypes.Type(
            value = NotifiedEvent.SolverAccountInsufficientBalance.class,
            name = "solverAccountInsufficientBalance"),
    @JsonSubTypes.Type(value = NotifiedEvent.SettlementStarted.class, name = "settlementStarted"),
    @JsonSubTypes.Type(value = NotifiedEvent.Success.class, name = "success"),
    @JsonSubTypes.Type(value = NotifiedEvent.Revert.class, name = "revert"),
    @JsonSubTypes.Type(value = NotifiedEvent.DriverError.class, name = "driverError"),
    @JsonSubTypes.Type(value = NotifiedEvent.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = NotifiedEvent.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = NotifiedEvent.Fail.class, name = "fail"),
    @JsonSubTypes.Type(value = NotifiedEvent.PostprocessingTimedOut.class, name = "postprocessingTimedOut"),
    @JsonSubTypes.Type(value = NotifiedEvent.DeserializationError.class, name = "deserializationError")
})
public sealed interface NotifiedEvent {
    /** No response arrived in time. */
    record Timeout() implements NotifiedEvent {}

    /** The solution fills nothing. */
    record EmptySolution() implements NotifiedEvent {}

    /** Another solution of the response carries the same id. */
    record DuplicatedSolutionId() implements NotifiedEvent {}

    /**
     * The settlement reverts when simulated.
     *
     * @param block number of the block it was simulated on
     * @param succeededOnce whether an earlier simulation of it succeeded
     */
    record SimulationFailed(
            @JsonProperty(required = true) long block,
            TxJson tx,
            @JsonProperty(required = true) boolean succeededOnce) implements NotifiedEvent {
        public SimulationFailed {
            Objects.requireNonNull(tx, "tx");
        }
    }

    /** A clearing price is zero, or the prices do not make amounts. */
    record InvalidClearingPrices() implements NotifiedEvent {}

    /** A traded token has no price. */
    record MissingPrice(Address tokenAddress) implements NotifiedEvent {
        public MissingPrice {
            Objects.requireNonNull(tokenAddress, "tokenAddress");
        }
    }

    /** A fill is not what its order allows. */
    record InvalidExecutedAmount() implements NotifiedEvent {}

    /** An interaction was to be replaced by buffers that there are not. */
    record NonBufferableTokensUsed(SortedSet<Address> tokens) implements NotifiedEvent {
        public NonBufferableTokensUsed {
            tokens = new TreeSet<>(Objects.requireNonNull(tokens, "tokens"));
        }
    }

    /**
     * The account that would send the settlement cannot pay for it.
     *
     * @param required wei it needs
     */
    record SolverAccountInsufficientBalance(Uint256 required) implements NotifiedEvent {
        public SolverAccountInsufficientBalance {
            Objects.requireNonNull(required, "required");
        }
    }

    /** The solution won and is being settled. */
    record SettlementStarted() implements NotifiedEvent {}

    /** Settled. */
    record Success(Bytes32 transaction) implements NotifiedEvent {
        public Success {
            Objects.requireNonNull(transaction, "transaction");
        }
    }

    /** Reverted on-chain. */
    record Revert(Bytes32 transaction) implements NotifiedEvent {
        public Revert {
            Objects.requireNonNull(transaction, "transaction");
        }
    }

    /** Refused or failed for a reason that has no kind of its own. */
    record DriverError(String reason) implements NotifiedEvent {
        public DriverError {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Given up before it was mined, because it would have reverted. */
    record Cancelled() implements NotifiedEvent {}

    /** Not mined before its deadline. */
    record Expired() implements NotifiedEvent {}

    /** Not settled; nothing more is known. */
    record Fail() implements NotifiedEvent {}

    /** The time ran out while the response was being checked. */
    record PostprocessingTimedOut() implements NotifiedEvent {}

    /** The response, or this solution of it, could not be read. */
    record DeserializationError(String reason) implements NotifiedEvent {
        public DeserializationError {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A transaction as it was simulated; value in wei. */
    record TxJson(Address from, Address to, Bytes input, Uint256 value, List<AccessJson> accessList) {
        public TxJson {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(value, "value");
            accessList = Absent.list(accessList);
        }
    }

    /** An entry of a transaction's access list. */
    record AccessJson(Address address, List<Bytes32> storageKeys) {
        public AccessJson {
            Objects.requireNonNull(address, "address");
            storageKeys = Absent.list(storageKeys);
        }
    }

    /** How a refusal is told to an engine; what has no kind of its own comes as a driver error that names the rule. */
    static NotifiedEvent of(BundleRefusal refusal) {
        return switch (refusal.code()) {
            case Malformed -> new DeserializationError(refusal.detail());
            case DuplicateId -> new DuplicatedSolutionId();
            case EmptyBundle -> new EmptySolution();
            case InvalidPrices -> new InvalidClearingPrices();
            case InvalidExecutedAmount, Overfill -> new InvalidExecutedAmount();
            case LateBid -> new Timeout();
            case MissingPrice ->
                refusal.tokens().stream()
                        .findFirst()
                        .<NotifiedEvent>map(MissingPrice::new)
                        .orElseGet(() -> driverError(refusal));
            case NonBufferableTokensUsed -> new NonBufferableTokensUsed(new TreeSet<>(refusal.tokens()));
            default -> driverError(refusal);
        };
    }

    private static NotifiedEvent driverError(BundleRefusal refusal) {
        return new DriverError(refusal.code() + ": " + refusal.detail());
    }
}
