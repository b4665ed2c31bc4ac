// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Slashing} from "./Slashing.sol";
import {SolverBonds} from "./SolverBonds.sol";
import {SlashingRules} from "./interfaces/ISlashing.sol";

/// @title Which solvers may settle, and what they lose if they fail their duty; see `ISolverRegistry` and `ISlashing`
contract SolverRegistry is Slashing {
    constructor(uint256 minimumBond_, uint256 unbondingDelay_, SlashingRules memory rules)
        SolverBonds(minimumBond_, unbondingDelay_)
        Slashing(rules)
    {}
}
