provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Each public address is charged once: elastic ones at themselves, others at what they are given to.
resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_eip" "idle" {
  domain = "vpc"
}

resource "aws_eip" "own_pool" {
  domain           = "vpc"
  public_ipv4_pool = "ipv4pool-ec2-0123456789abcdef0"
}

resource "aws_nat_gateway" "gw" {
  allocation_id = aws_eip.nat.id
  subnet_id     = "subnet-1"
}

resource "aws_subnet" "public" {
  vpc_id                  = "vpc-1"
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = true
}

resource "aws_instance" "asks" {
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "m6i.large"
  associate_public_ip_address = true
}

resource "aws_instance" "in_public_subnet" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m6i.large"
  subnet_id     = aws_subnet.public.id
}

resource "aws_instance" "private_in_public_subnet" {
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "m6i.large"
  subnet_id                   = aws_subnet.public.id
  associate_public_ip_address = false
}

# The elastic address takes the place of its own.
resource "aws_instance" "with_elastic" {
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "m6i.large"
  associate_public_ip_address = true
}

resource "aws_eip" "of_instance" {
  domain   = "vpc"
  instance = aws_instance.with_elastic.id
}

resource "aws_launch_template" "public" {
  name          = "public"
  instance_type = "m6i.large"
  network_interfaces {
    associate_public_ip_address = true
  }
}

resource "aws_autoscaling_group" "public" {
  availability_zones = ["us-east-1a"]
  min_size           = 2
  max_size           = 4
  desired_capacity   = 2
  launch_template {
    id = aws_launch_template.public.id
  }
}

resource "aws_lb" "public" {
  name     = "public"
  internal = false
  subnets  = ["subnet-1", "subnet-2", "subnet-3"]
}

resource "aws_lb" "internal" {
  name     = "internal"
  internal = true
  subnets  = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "half_elastic" {
  name               = "half-elastic"
  load_balancer_type = "network"
  internal           = false
  subnet_mapping {
    subnet_id     = "subnet-1"
    allocation_id = aws_eip.of_balancer.id
  }
  subnet_mapping {
    subnet_id = "subnet-2"
  }
}

resource "aws_eip" "of_balancer" {
  domain = "vpc"
}

resource "aws_elb" "public" {
  name               = "public"
  internal           = false
  availability_zones = ["us-east-1a", "us-east-1b"]
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

resource "aws_db_instance" "public" {
  identifier          = "public"
  engine              = "mariadb"
  instance_class      = "db.m6g.large"
  allocated_storage   = 20
  publicly_accessible = true
  skip_final_snapshot = true
}
