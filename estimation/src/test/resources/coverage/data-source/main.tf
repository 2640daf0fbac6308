resource "terraform_data" "a" {
  input = "1"
}
resource "terraform_data" "b" {
  count = 3
  input = count.index
}
module "m" {
  source   = "./m"
  for_each = toset(["x.y", "z"])
}
data "terraform_remote_state" "x" {
  backend = "local"
  config = {
    path = "terraform.tfstate"
  }
}
resource "terraform_data" "c" {
  input = length(data.terraform_remote_state.x.outputs)
}
