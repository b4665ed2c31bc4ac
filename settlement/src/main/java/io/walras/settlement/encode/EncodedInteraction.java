package io.walras.settlement.encode;

import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import java.util.List;

/** The contract's {@code Interaction}: a call made by the executor and the allowances that exist while it runs. */
public record EncodedInteraction(Call call, List<Allowance> allowances) {
    public EncodedInteraction {
        allowances = List.copyOf(allowances);
    }
}
