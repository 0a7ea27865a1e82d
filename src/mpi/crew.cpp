#include "crew.h"

#include <mpi.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace varn::mpi {
namespace {

constexpr std::size_t most_at_once = std::size_t{1} << 30U;  // MPI counts bytes by int
constexpr int tag = 1;

/// Calls `move(first, count)` for pieces that MPI can count.
template <class Move>
void in_pieces(std::string& bytes, Move const& move) {
    for (std::size_t first = 0; first < bytes.size(); first += most_at_once) {
        move(bytes.data() + first, static_cast<int>(std::min(most_at_once, bytes.size() - first)));
    }
}

void send(std::string bytes, int to) {
    std::uint64_t const size = bytes.size();
    MPI_Send(&size, 1, MPI_UINT64_T, to, tag, MPI_COMM_WORLD);
    in_pieces(bytes,
              [&](char* piece, int count) { MPI_Send(piece, count, MPI_BYTE, to, tag, MPI_COMM_WORLD); });
}

std::string receive(int from) {
    std::uint64_t size = 0;
    MPI_Recv(&size, 1, MPI_UINT64_T, from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    std::string bytes(size, '\0');
    in_pieces(bytes, [&](char* piece, int count) {
        MPI_Recv(piece, count, MPI_BYTE, from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    });
    return bytes;
}

}  // namespace

Crew::Crew(int& count, char**& words) {
    MPI_Init(&count, &words);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

Crew::~Crew() {
    MPI_Finalize();
}

void Crew::share(std::string& bytes) const {
    std::uint64_t size = bytes.size();
    MPI_Bcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    bytes.resize(size);
    in_pieces(bytes, [](char* piece, int count) { MPI_Bcast(piece, count, MPI_BYTE, 0, MPI_COMM_WORLD); });
}

void Crew::share(int& number) const {
    MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
}

void Crew::join(std::function<std::string()> const& part,
                std::function<void(std::string_view)> const& take) const {
    for (int step = 1; step < size_; step *= 2) {
        if (rank_ % (2 * step) == step) {
            send(part(), rank_ - step);
            return;
        }
        if (rank_ + step < size_) {
            take(receive(rank_ + step));
        }
    }
}

double Crew::sum(double number) const {
    double all = number;
    MPI_Reduce(&number, &all, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    return all;
}

void Crew::abandon() const {
    MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
    std::abort();
}

}  // namespace varn::mpi
