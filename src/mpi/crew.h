#pragma once
// The processes that reckon together. The only file that knows MPI; a failure of it ends them all.
#include <functional>
#include <string>
#include <string_view>

namespace varn::mpi {

class Crew {
public:
    /// Joins the other processes. There is one crew in a program.
    Crew(int& count, char**& words);
    ~Crew();
    Crew(Crew const&) = delete;
    Crew& operator=(Crew const&) = delete;

    int rank() const { return rank_; }
    int size() const { return size_; }
    bool is_first() const { return rank_ == 0; }

    /// Gives everybody what the first has.
    void share(std::string& bytes) const;
    void share(int& number) const;
    /// Joins everybody's part at the first, two by two in log2(size) steps: `part` gives one's own as bytes,
    /// `join` takes in another's. Afterwards only the first has all.
    void join(std::function<std::string()> const& part,
              std::function<void(std::string_view)> const& take) const;
    /// The sum over all, at the first.
    double sum(double number) const;
    /// Ends all processes at once, for what only one of them met.
    [[noreturn]] void abandon() const;

private:
    int rank_ = 0;
    int size_ = 1;
};

}  // namespace varn::mpi
