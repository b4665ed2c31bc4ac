// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISolverRegistry} from "../../src/interfaces/ISolverRegistry.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract RequestUnbondTest is RegistryFixture {
    function test_deactivates_solver_when_a_wei_of_the_minimum_is_pending() public {
        vm.expectEmit(address(registry));
        emit ISolverRegistry.UnbondRequested(solver, 1, block.timestamp + DELAY);
        vm.prank(solver);
        registry.requestUnbond(1);

        assertFalse(registry.isActive(solver));
        assertEq(registry.bondOf(solver), MINIMUM);
        (uint256 amount, uint256 availableAt) = registry.unbondingOf(solver);
        assertEq(amount, 1);
        assertEq(availableAt, block.timestamp + DELAY);
    }

    function test_keeps_solver_active_when_minimum_stays() public {
        vm.startPrank(solver);
        registry.bond{value: 5 ether}(solver);
        registry.requestUnbond(5 ether);

        assertTrue(registry.isActive(solver));
    }

    function test_adds_up_and_restarts_delay_when_requested_again() public {
        vm.startPrank(solver);
        registry.requestUnbond(1 ether);
        skip(DELAY);
        registry.requestUnbond(2 ether);

        (uint256 amount, uint256 availableAt) = registry.unbondingOf(solver);
        assertEq(amount, 3 ether);
        assertEq(availableAt, block.timestamp + DELAY);
    }

    function test_reverts_when_nothing_is_requested() public {
        _expectInvalid(0, MINIMUM);
    }

    function test_reverts_when_more_than_the_bond_is_requested() public {
        _expectInvalid(MINIMUM + 1, MINIMUM);
    }

    function test_reverts_when_more_than_the_rest_is_requested() public {
        vm.prank(solver);
        registry.requestUnbond(MINIMUM);
        _expectInvalid(1, 0);
    }

    function test_reverts_when_caller_is_not_registered() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.NotRegistered.selector, stranger));
        registry.requestUnbond(1);
    }

    function _expectInvalid(uint256 amount, uint256 available) private {
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.InvalidUnbondAmount.selector, amount, available));
        registry.requestUnbond(amount);
    }
}
