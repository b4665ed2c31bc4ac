// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISolverRegistry} from "../../src/interfaces/ISolverRegistry.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract CancelUnbondTest is RegistryFixture {
    function test_reactivates_solver_when_withdrawal_is_given_up() public {
        vm.startPrank(solver);
        registry.requestUnbond(MINIMUM);
        vm.expectEmit(address(registry));
        emit ISolverRegistry.UnbondCancelled(solver, MINIMUM);
        registry.cancelUnbond();

        assertTrue(registry.isActive(solver));
        (uint256 amount, uint256 availableAt) = registry.unbondingOf(solver);
        assertEq(amount, 0);
        assertEq(availableAt, 0);
    }

    function test_reverts_when_nothing_is_pending() public {
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.NoUnbondRequested.selector, solver));
        registry.cancelUnbond();
    }
}
