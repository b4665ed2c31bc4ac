// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {Test} from "forge-std/Test.sol";

/// @dev Four solvers that do only what they may.
contract RegistryHandler is Test {
    SolverRegistry public immutable registry = new SolverRegistry(1 ether, 1 days);
    uint256 public bonded;
    uint256 public withdrawn;
    bool public activityWasRight = true;

    function register(uint256 who, uint256 amount) external {
        address solver = _solver(who);
        amount = bound(amount, 0, 3 ether);
        if (!registry.isRegistered(solver)) {
            vm.deal(solver, amount);
            vm.prank(solver);
            registry.register{value: amount}();
            bonded += amount;
        }
        _watch(solver);
    }

    function bond(uint256 who, uint256 amount) external {
        address solver = _solver(who);
        amount = bound(amount, 0, 3 ether);
        if (registry.isRegistered(solver)) {
            vm.deal(address(this), amount);
            registry.bond{value: amount}(solver);
            bonded += amount;
        }
        _watch(solver);
    }

    function requestUnbond(uint256 who, uint256 amount) external {
        address solver = _solver(who);
        (uint256 pending,) = registry.unbondingOf(solver);
        uint256 available = registry.bondOf(solver) - pending;
        if (available > 0) {
            vm.prank(solver);
            registry.requestUnbond(bound(amount, 1, available));
        }
        _watch(solver);
    }

    function cancelUnbond(uint256 who) external {
        address solver = _solver(who);
        (uint256 pending,) = registry.unbondingOf(solver);
        if (pending > 0) {
            vm.prank(solver);
            registry.cancelUnbond();
        }
        _watch(solver);
    }

    function withdraw(uint256 who, uint256 patience) external {
        address solver = _solver(who);
        skip(bound(patience, 0, 2 days));
        (uint256 pending, uint256 availableAt) = registry.unbondingOf(solver);
        if (pending > 0 && block.timestamp >= availableAt) {
            vm.prank(solver);
            registry.withdraw(payable(makeAddr("vault")));
            withdrawn += pending;
        }
        _watch(solver);
    }

    function sumOfBonds() external returns (uint256 sum) {
        for (uint256 i = 0; i < 4; ++i) {
            sum += registry.bondOf(_solver(i));
        }
    }

    function _solver(uint256 who) private returns (address) {
        return makeAddr(string.concat("solver ", vm.toString(who % 4)));
    }

    function _watch(address solver) private {
        (uint256 pending,) = registry.unbondingOf(solver);
        uint256 bondLeft = registry.bondOf(solver) - pending;
        bool expected = registry.isRegistered(solver) && bondLeft >= registry.minimumBond();
        activityWasRight = activityWasRight && registry.isActive(solver) == expected;
    }
}

contract SolverRegistryInvariants is Test {
    RegistryHandler private _handler;

    function setUp() public {
        _handler = new RegistryHandler();
        targetContract(address(_handler));
        bytes4[] memory actions = new bytes4[](5);
        actions[0] = RegistryHandler.register.selector;
        actions[1] = RegistryHandler.bond.selector;
        actions[2] = RegistryHandler.requestUnbond.selector;
        actions[3] = RegistryHandler.cancelUnbond.selector;
        actions[4] = RegistryHandler.withdraw.selector;
        targetSelector(FuzzSelector(address(_handler), actions));
    }

    function invariant_balance_is_the_sum_of_bonds() public {
        assertEq(address(_handler.registry()).balance, _handler.sumOfBonds());
    }

    function invariant_every_wei_is_bonded_or_withdrawn() public view {
        assertEq(_handler.bonded(), address(_handler.registry()).balance + _handler.withdrawn());
    }

    function invariant_activity_follows_the_bond() public view {
        assertTrue(_handler.activityWasRight());
    }
}
