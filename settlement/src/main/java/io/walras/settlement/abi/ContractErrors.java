package io.walras.settlement.abi;

import io.walras.contracts.AllowanceHolder;
import io.walras.contracts.DevToken;
import io.walras.contracts.EthFlow;
import io.walras.contracts.HooksTrampoline;
import io.walras.contracts.InteractionExecutor;
import io.walras.contracts.MakerVault;
import io.walras.contracts.QuoteSettler;
import io.walras.contracts.Settlement;
import io.walras.contracts.SolverRegistry;
import io.walras.protocol.chain.Bytes;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.datatypes.CustomError;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Type;

/** The errors that our contracts and the usual token implementation declare, by selector. */
final class ContractErrors {
    /** The token is here for the errors of OpenZeppelin's ERC-20, which many tokens throw. */
    private static final List<Class<?>> CONTRACTS = List.of(
            Settlement.class,
            InteractionExecutor.class,
            AllowanceHolder.class,
            HooksTrampoline.class,
            EthFlow.class,
            QuoteSettler.class,
            MakerVault.class,
            SolverRegistry.class,
            DevToken.class);

    private static final String INTERACTION_FAILED = InteractionExecutor.INTERACTIONFAILED_ERROR.getName();
    private static final int SELECTOR_SIZE = 4;
    private static final Map<String, CustomError> BY_SELECTOR = bySelector();

    private ContractErrors() {}

    static Optional<RevertReason> decode(Bytes selector, Bytes body) {
        return Optional.ofNullable(BY_SELECTOR.get(selector.toString())).flatMap(error -> decode(error, body));
    }

    @SuppressWarnings("rawtypes") // web3j's own signature
    private static Optional<RevertReason> decode(CustomError error, Bytes body) {
        List<Type> values;
        try {
            values = FunctionReturnDecoder.decode(body.toString(), error.getParameters());
        } catch (RuntimeException notItsArguments) {
            return Optional.empty();
        }
        if (values.size() != error.getParameters().size()) {
            return Optional.empty();
        }
        return Optional.of(new RevertReason(
                error.getName(),
                values.stream().map(value -> text(error, value)).toList()));
    }

    private static String text(CustomError error, Type<?> value) {
        if (!(value.getValue() instanceof byte[] bytes)) {
            return value.getValue().toString();
        }
        boolean isInnerReason = error.getName().equals(INTERACTION_FAILED) && value instanceof DynamicBytes;
        return isInnerReason
                ? RevertReason.of(Bytes.of(bytes)).toString()
                : Bytes.of(bytes).toString();
    }

    private static Map<String, CustomError> bySelector() {
        Map<String, CustomError> errors = new TreeMap<>();
        for (Class<?> contract : CONTRACTS) {
            for (CustomError error : declaredBy(contract)) {
                Bytes hash = Bytes.fromHex(CustomErrorEncoder.encode(error));
                errors.put(hash.slice(0, SELECTOR_SIZE).toString(), error);
            }
        }
        return errors;
    }

    private static List<CustomError> declaredBy(Class<?> contract) {
        List<CustomError> errors = new ArrayList<>();
        for (Field field : contract.getFields()) {
            if (field.getType() == CustomError.class) {
                try {
                    errors.add((CustomError) field.get(null));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException("a generated constant is public", impossible);
                }
            }
        }
        return errors;
    }
}
